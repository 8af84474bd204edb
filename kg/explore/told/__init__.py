"""What every statement comes with: articles, things, exact words, and the claims, reports and tolls themselves."""
