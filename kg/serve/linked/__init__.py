"""Linked data: what the IRIs of the graph lead to, the ontology, and what the store holds (VoID)."""
