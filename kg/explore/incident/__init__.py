"""What the page of one incident shows."""
