"""Article to spaCy Doc. The only place where a language model is loaded."""

from kg.annotate.model import annotate, load_model, model_id

__all__ = ["annotate", "load_model", "model_id"]
