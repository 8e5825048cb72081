"""`python -m clausekit` is the same program as `clausekit`."""

from clausekit.cli.main import main

if __name__ == "__main__":
    main()
