"""What the lists, the search and the first page show."""
