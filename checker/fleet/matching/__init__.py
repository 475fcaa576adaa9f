"""Which device on the school's list is which measured one, whatever way either of them writes it."""
