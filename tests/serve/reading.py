"""HTML as tests look at it."""

from html.parser import HTMLParser


class Read(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def all(self, name, tag=None):
        return [attrs[name] for found, attrs in self.tags if name in attrs and tag in (None, found)]
