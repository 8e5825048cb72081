"""The report as one self-contained web page: no script, no request, every word of the contract escaped."""
