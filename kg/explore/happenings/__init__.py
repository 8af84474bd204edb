"""What the map and its time line show."""
