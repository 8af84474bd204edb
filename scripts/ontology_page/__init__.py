"""The parts of the page on the ontology: its terms, their axioms in words, its pictures."""
