"""The same requirements for engines that a school may run already: worked out for a day, written in their own form."""
