"""What people look at, each gathered from a store as plain records: incidents, actors, articles, disputes, a map."""
