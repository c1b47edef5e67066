"""Web archives: pages as they were captured."""
