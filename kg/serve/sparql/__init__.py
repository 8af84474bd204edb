"""The SPARQL 1.1 Protocol and the Graph Store Protocol, as the server hears them and as workers do them."""
