"""What the user can mend, as opposed to a fault of the program."""


class KgError(Exception):
    """Something that the user can mend; the message is one line: what, where, what to do."""
