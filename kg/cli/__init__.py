"""The command ``kg``: one thin file a command, over functions that any program may call."""
