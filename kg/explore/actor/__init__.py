"""What the page of one person, group, force, body, place or thing shows."""
