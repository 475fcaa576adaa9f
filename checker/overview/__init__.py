"""One overview of a school: what is asked, what is read, what is made of it. Commands and the desk share it."""
