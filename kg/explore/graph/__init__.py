"""What the graph says of any IRI, what it holds altogether, and the terms it is written in."""
