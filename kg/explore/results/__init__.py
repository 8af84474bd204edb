"""What is drawn from the results of saved queries."""
