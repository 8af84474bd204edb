"""What people look at: incidents, actors, articles, disputes, places in time, each gathered from a store as plain records."""
