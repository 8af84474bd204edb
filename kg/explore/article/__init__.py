"""What the page of one article shows."""
