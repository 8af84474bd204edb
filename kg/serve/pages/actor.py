"""The page of one person, group, force, body, place or thing, and the list of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from kg.explore.actor.page import LISTS, actor, listed
from kg.explore.actor.ties import Ties
from kg.explore.actor.who import Who, who
from kg.explore.lists.actors import ACTING, actors
from kg.explore.lists.called import apart
from kg.explore.told.things import Thing
from kg.graph.iris import BASE
from kg.model.values import ENTITY_TYPES
from kg.serve.pages import words
from kg.serve.pages.page import Args, BadRequestError, NotFoundError, Page, first
from kg.serve.pages.paging import page_number
from kg.store import Store, StoreError

_A_PAGE = 40
"""Items of a list that has a page of its own."""
_SITES = {"wikidata.org": "Wikidata", "geonames.org": "GeoNames"}

ROLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "agent": ("Said to have done", "Events with {} as one who acts."),
        "target": ("Said to have suffered", "Events aimed at {}."),
        "place": ("Said to have happened here", "Events whose place this is."),
        "instrument": ("Said to have been used in", "Events that {} served as a means in."),
        "beneficiary": ("Said to be for its good", "Events for the good of {}."),
    }
)
"""Somebody's roles in events, in the order of the page: the heading, and what is under it, with a gap for the name."""
VOICES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "told": ("Told by articles", "Articles say so in their own voice."),
        "claimed": ("Claimed", "Somebody says so; no article says it for itself."),
        "denied": ("Denied", "Somebody denies it, or it is told as denied."),
    }
)
"""How deeds are known: the heading, and what it means."""
CLAIMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "accused": ("Accused of", "What others accuse {} of, with the denials that answer it."),
        "denies": ("Denies", "What {} denies."),
        "said": ("Said", "All that {} is quoted as saying, the latest first."),
        "accuses": ("Accuses", "Whom {} accuses, with the denials that answer it."),
    }
)
"""The lists of claims, in the order of the page: the heading, and what is under it, with a gap for the name."""
TIES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "attacked": ("attacked", "was attacked by", "attacked, as articles tell"),
        "attack-said": ("is said to have attacked", "is said to have been attacked by", "attacked, as somebody claims"),
        "fought": ("fought with", "fought with", "fought with"),
        "acted": (
            "acted against",
            "was acted against by",
            "acted against (operations, arrests, sanctions), as articles tell",
        ),
        "act-said": (
            "is said to have acted against",
            "is said to have been acted against by",
            "acted against, as somebody claims",
        ),
        "talks": ("talked with", "talked with", "talks or agreements with"),
        "accuses": ("accuses", "is accused by", "accuses"),
        "denies": ("denies words of", "is denied by", "denies what the other says"),
        "supports": ("supports", "is supported by", "supports or is allied with"),
        "opposes": ("opposes", "is opposed by", "opposes"),
        "belongs": ("belongs to", "has as a member or leader", "is a member, part, leader or officer of"),
    }
)
"""Kinds of ties: in words towards the other and from it, and for the legend."""
BONDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "holdsOffice": ("holds an office of", "has as an office holder"),
        "memberOf": ("is a member of", "has as a member"),
        "partOf": ("is a part of", "has as a part"),
        "leads": ("leads", "is led by"),
        "locatedIn": ("lies in", "has in it"),
        "basedIn": ("is based in", "is the base of"),
        "supports": ("supports", "is supported by"),
        "alliedWith": ("is allied with", "is allied with"),
        "opposes": ("opposes", "is opposed by"),
        "controls": ("controls", "is controlled by"),
        "nationalOf": ("is a national of", "has as a national"),
        "kinOf": ("is kin of", "is kin of"),
    }
)
"""Relations in words, towards the other and from it."""


def actor_page(store: Store, args: Args) -> Page:
    """The page of somebody; with ``show`` the whole of one of its lists, some at a time."""
    path = first(args, "path") or ""
    try:
        one = who(store, f"{BASE}{path}")
    except (StoreError, ValueError):
        one = None
    if one is None:
        raise NotFoundError(f"there is nobody and nothing at {path!r} in this store; search for the name")
    show, number = first(args, "show"), page_number(args)
    common = {
        "section": "actors",
        "who": one,
        "one": one.thing,
        "at": f"/{path}",
        "links": tuple((link, _site(link)) for link in one.links),
        "acting": ACTING,
        "roles": ROLES,
        "voices": VOICES,
        "claims": CLAIMS,
        "ties": TIES,
        "bonds": BONDS,
    }
    if show is None:
        made = actor(store, one.thing.iri)
        if made is None:
            raise NotFoundError(f"there is nobody and nothing at {path!r} in this store; search for the name")
        return Page("actor.html", {**common, "actor": made, "ego": ego(one, made.ties)})
    if show not in LISTS:
        raise BadRequestError(f"show={show} is no list of this page; give one of {', '.join(LISTS)}")
    some = listed(store, one, show, (number - 1) * _A_PAGE, _A_PAGE)
    pages = max(1, -(-some.total // _A_PAGE))
    return Page(
        "actor_list.html",
        {**common, "show": show, "some": some, "page": number, "pages": pages, "more": number < pages},
    )


def actors_page(store: Store, args: Args) -> Page:
    """The list of all who are named, with filters by kind, name and country."""
    kind, name, country = (first(args, field) for field in ("kind", "name", "country"))
    if kind is not None and kind not in ENTITY_TYPES:
        raise BadRequestError(f"kind={kind} is no kind of actor; give one of {', '.join(ENTITY_TYPES)}")
    number = page_number(args)
    found = actors(store, kind, name, country, (number - 1) * _A_PAGE, _A_PAGE)
    pages = max(1, -(-found.entries.total // _A_PAGE))
    return Page(
        "actors.html",
        {
            "section": "actors",
            "found": found.entries,
            "apart": apart(store, ((one.thing.iri, one.thing.label) for one in found.entries.items)),
            "kind_options": tuple((one, words.spelled(one)) for one in found.kinds),
            "wanted": {"kind": kind, "name": name, "country": country},
            "page": number,
            "pages": pages,
            "more": number < pages,
        },
    )


def ego(one: Who, ties: Ties) -> Mapping[str, object]:
    """What the drawing of the ties needs: nodes, the middle one first, and an edge for each tie."""
    others = dict.fromkeys(tie.other for tie in ties.items)
    ids = {thing: f"n{number}" for number, thing in enumerate((one.thing, *others))}
    return {
        "nodes": [_node(ids[thing], thing) for thing in ids],
        "edges": [
            {
                "id": f"e{number}",
                "source": ids[one.thing if tie.forward else tie.other],
                "target": ids[tie.other if tie.forward else one.thing],
                "kind": tie.kind,
                "label": TIES[tie.kind][0],
                "count": tie.count,
            }
            for number, tie in enumerate(ties.items)
        ],
    }


def _node(id_: str, thing: Thing) -> Mapping[str, str]:
    target = words.href(thing.iri)
    return {
        "id": id_,
        "label": thing.label,
        "kind": words.spelled(thing.kind),
        "href": "" if words.external(target) else target,
    }


def _site(link: str) -> str:
    """Whose page a link leads to."""
    host = urlsplit(link).hostname or link
    return next((name for end, name in _SITES.items() if host.endswith(end)), host)
