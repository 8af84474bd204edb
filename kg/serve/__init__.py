"""A store over HTTP: SPARQL, the Graph Store Protocol, the saved queries, linked data, and pages for people."""
