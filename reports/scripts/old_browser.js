/* Internet Explorer, also as a mode of Edge, reads nothing of the scripts below. */
if (document.documentMode) document.getElementById("old").removeAttribute("hidden");
