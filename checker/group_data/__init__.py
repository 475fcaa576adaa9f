"""Group data for Basispoort (EDEXML), looked at before it is read there: counted and checked, and nothing kept."""
