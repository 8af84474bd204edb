# What several checks need and RDF does not say in one step, put into the graph lint:derived before they run.
PREFIX lint: <https://w3id.org/conflict-news/lint#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

# The classes that a domain or range is made of: itself where it has a name, else the members of its union.
INSERT { GRAPH lint:derived { ?end lint:part ?part } }
WHERE {
  ?property rdfs:domain|rdfs:range ?end .
  ?end (owl:unionOf/rdf:rest*/rdf:first)* ?part .
  FILTER(isIRI(?part))
} ;

# Pairs of such classes that share no members, as a class above each says.
INSERT { GRAPH lint:derived { ?one lint:disjoint ?other } }
WHERE {
  { SELECT DISTINCT ?one WHERE { GRAPH lint:derived { ?end lint:part ?one } } }
  { SELECT DISTINCT ?other WHERE { GRAPH lint:derived { ?end lint:part ?other } } }
  ?one rdfs:subClassOf* ?above .
  ?other rdfs:subClassOf* ?beside .
  FILTER(?above != ?beside)
  { ?above owl:disjointWith|^owl:disjointWith ?beside }
  UNION
  { ?all a owl:AllDisjointClasses ; owl:members ?list . ?list rdf:rest*/rdf:first ?above , ?beside . }
} ;

# Domains and ranges that share none: no part of one can overlap with a part of the other.
INSERT { GRAPH lint:derived { ?here lint:clashes ?there } }
WHERE {
  { SELECT DISTINCT ?here WHERE { GRAPH lint:derived { ?here lint:part ?any } } }
  { SELECT DISTINCT ?there WHERE { GRAPH lint:derived { ?there lint:part ?any } } }
  FILTER NOT EXISTS {
    GRAPH lint:derived { ?here lint:part ?one . ?there lint:part ?other }
    FILTER NOT EXISTS { GRAPH lint:derived { ?one lint:disjoint ?other } }
  }
}
