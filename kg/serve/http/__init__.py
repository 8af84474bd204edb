"""HTTP itself: connections, headers, bodies, formats and how a refusal is told, whatever is asked for."""
