"""Names: which of them are the same, by table, wording and acronym."""

import re
import unicodedata

from kg.extract import lexicon
from kg.extract.reading import EntityDraft, Mention, Reading


def attach(reading: Reading, index: int, entity: int) -> None:
    """Makes a mention refer to an entity."""
    reading.mentions[index].entity = entity
    reading.entities[entity].mentions.append(index)


def new_entity(reading: Reading, mention: Mention) -> int:
    """An entity for a mention that refers to none so far."""
    reading.entities.append(EntityDraft(mention.type, name=mention.name, key=mention.key, owner=mention.owner))
    return len(reading.entities) - 1


class NameIndex:
    """Entities by what they may be called."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_key: dict[str, int] = {}
        self.by_text: dict[str, int] = {}
        self.by_word: dict[str, list[int]] = {}

    def entity_for(self, index: int) -> int:
        """The entity that a name refers to, a new one where it is met for the first time."""
        reading = self.reading
        mention = reading.mentions[index]
        text = bare(reading.doc[mention.start : mention.end].text)
        if mention.key is not None and mention.key in self.by_key:
            return self.by_key[mention.key]
        found = self.by_text.get(text)
        if found is None and mention.key is None:
            found = self._variant(mention, text)
        if found is None or (mention.key and reading.entities[found].key not in {None, mention.key}):
            found = new_entity(reading, mention)
        draft = reading.entities[found]
        if mention.key is not None and draft.key is None:
            draft.key, draft.name, draft.type = mention.key, mention.name, mention.type
        if mention.key is not None:
            self.by_key[mention.key] = found
        self.by_text.setdefault(text, found)
        if draft.type == "Person":
            for word in text.split():
                known = self.by_word.setdefault(word, [])
                if found not in known:
                    known.append(found)
        return found

    def country(self, code: str) -> int:
        """The entity of a country by its code."""
        key = f"country/{code}"
        if key not in self.by_key:
            name = lexicon.country_names()[code]
            self.reading.entities.append(EntityDraft("Country", name=name, key=key, owner=code))
            self.by_key[key] = len(self.reading.entities) - 1
        return self.by_key[key]

    def _variant(self, mention: Mention, text: str) -> int | None:
        """A person by a shorter name, or the full name of somebody named shorter before.

        A single word is a last name, else one of the two family names of many languages ("Oqueli" for "Hector Oqueli
        Colindres"), as long as one person alone bears it.
        """
        words = text.split()
        known = self.by_word.get(words[-1], [])
        if len(words) == 1:
            last = [e for e in known if any(name[-1] == words[0] for name in self._names(e))]
            inner = [e for e in known if any(words[0] in name[1:] for name in self._names(e))]
            return last[0] if last else inner[0] if len(inner) == 1 else None
        if mention.type != "Person":
            return None
        known = [e for word in words for e in self.by_word.get(word, ())]
        return next((e for e in dict.fromkeys(known) if any(_shortens(words, name) for name in self._names(e))), None)

    def _names(self, entity: int) -> list[list[str]]:
        """The words of each mention of a person by name."""
        mentions = (self.reading.mentions[m] for m in self.reading.entities[entity].mentions)
        return [bare(self.reading.doc[m.start : m.end].text).split() for m in mentions if m.form == "name"]


def _shortens(one: list[str], other: list[str]) -> bool:
    """Whether a name is the other with words left out, and both share more than a given name.

    "Vargas Gonzalez" is "Jorge Adolfo Vargas" too: the two family names, without the given ones.
    """
    short, long = sorted((one, other), key=len)
    if len(short) == 2 and len(long) > 2 and short[0] == long[-1]:
        return True
    return set(short) <= set(long) and (len(short) > 1 or short[0] == long[-1] or short[0] in long[1:-1])


def bare(text: str) -> str:
    """A name folded for comparison: lower case, no possessive mark, no outer quotes or article."""
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = re.sub(r"['’]s?$|[\"“”]", "", " ".join(text.split())).strip().lower()
    return text.removeprefix("the ")


def _initials(text: str) -> str:
    return "".join(w[0] for w in re.findall(r"[A-Za-z]+", text) if w[0].isupper())


def merge_acronyms(reading: Reading) -> None:
    """Joins "Long Name (LN)" and a bare "LN" whose letters are the initials of a name in the article."""
    doc = reading.doc
    long_names: dict[str, int] = {}
    for mention in reading.mentions:
        if mention.form != "name" or mention.entity < 0:
            continue
        after = mention.end
        if (
            after + 1 < len(doc)
            and doc[after].text in "(["
            and (short := reading.mention_of(doc[after + 1])) is not None
        ):
            closes = short.end < len(doc) and doc[short.end].text in ")],-"
            if (
                short.form == "name"
                and closes
                and _abbreviates(doc[short.start : short.end].text, doc[mention.start : mention.end].text)
            ):
                join(reading, mention.entity, short.entity)
        long_names.setdefault(_initials(doc[mention.start : mention.end].text), mention.entity)
    for mention in list(reading.mentions):
        if mention.form == "name" and mention.end - mention.start == 1 and mention.entity >= 0:
            text = doc[mention.start].text
            found = long_names.get(text) if text.isupper() and len(text) > 2 else None
            if found is not None and found != mention.entity and reading.entities[mention.entity].key is None:
                join(reading, found, mention.entity)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the short form's letters come in order in the long form, starting with its first."""
    if len(short.split()) > 2 or len(short) >= len(long):
        return False
    letters, at = re.sub(r"[^a-z]", "", short.lower()), 0
    folded = long.lower()
    if not letters or not folded or letters[0] not in {w[0] for w in folded.split()}:
        return False
    for letter in letters:
        at = folded.find(letter, at) + 1
        if at == 0:
            return len(letters) > 2 and short.isupper()
    return True


def join(reading: Reading, kept: int, dropped: int) -> None:
    """Makes one entity of two."""
    if kept == dropped or dropped < 0:
        return
    keep, drop = reading.entities[kept], reading.entities[dropped]
    if keep.key is None and drop.key is not None:
        keep.key, keep.name, keep.type = drop.key, drop.name, drop.type
    for index in drop.mentions:
        attach(reading, index, kept)
    drop.mentions = []
