"""``python -m kg``: the command, for where its script is not on the path."""

from kg.cli.app import main

if __name__ == "__main__":
    main()
