"""The saved queries for programs that speak no SPARQL, and their description in OpenAPI."""
