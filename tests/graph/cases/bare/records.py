"""An article with nothing but its text and an id that no IRI could hold."""

from kg.model import Article, Extraction

extraction = Extraction(
    Article(id="https://post.example/a b?<\ud800>", text="Nothing.\x00", sha256="cd34", language="de")
)
