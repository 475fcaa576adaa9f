"""First names that are common in Dutch schools, by which a column of people is told from one of devices."""

_NAMES = """
    aaron abdel abel adam ahmed aisha alex alexander ali amber amin amina amir amy anas anna anne annemarie annemiek
    anouk anton arie arjan arthur astrid ayoub bart bas bastiaan ben benjamin bente bernard bert bilal boaz bob bram
    brigitte britt carla carlijn caroline casper chantal charlotte chris christa christiaan cindy claudia cor daan
    damian daniel daphne david debby dennis dewi dex diana diederik dina dirk dylan elin eline elisa elise ella ellen
    els elsbeth emily emma emmy erik erwin esther eva evelien evi ewoud fabian fatima fay feline felix fem femke fenna
    ferry fien finn fleur floor floris frank frans fred frederik freek gerard gerda gerrit gert gijs guus hamza hanna
    hannah hanneke hans harm harry hasan hassan heleen henk henny herman hidde hugo ibrahim ilse imane imran ingrid
    irene iris isa isabel isabella ivo jaap jack jacob jacqueline jaimy james jan janneke jasmijn jason jasper jayden
    jelle jelmer jennifer jens jeroen jesse jessica jet jill jim joep johan johannes john jolanda joost jordy joris
    jos jose joshua josje judith jules julia julian julie juliette jurre justin karel karim karin kasper kees kevin
    khadija kim klaas koen kyan lars laura lauren laurens lena lenn leo leon leonie levi lex liam lianne lieke lies
    liesbeth lily lina linda lisa lisanne liv liz lize loes lois lola lotte lou louise luc luca lucas luka lukas luna
    luuk lynn maaike maarten mads maja manon marc marcel marco maria marianne marieke marijke marit mark marleen
    marlies marloes martijn martin mason mathijs mats matthijs maud max maxime mees mehdi mehmet meike melissa merel
    mia michael michel michelle mieke mik mike mila milan miranda mirjam mirthe mohamed mohammad mohammed monique moos
    morris mounir mustafa nadia naomi natasja nick nico niels nienke nina noa noah noor noortje nora norah noud nour
    nova nynke olaf olav oliver olivia omar oscar otis otto owen pascal patricia patrick paul paulien peter petra
    phileine philip pien pieter pim pleun puck quinn rachid ramon raoul rayan rebecca renate rene rens rianne rick rik
    riley robert robin roel romee romy ronald ronan rosa rosalie ruben ruud ryan saar salma sam sami samir samuel
    sander sandra sanne sara sarah saskia sebastiaan sem senna sep sevda sien sil simon sjoerd sjors sofia sofie
    sophia sophie stan stef stefan stella sten steven stijn sue susan suus suzanne sven sylvia tara tess tessa teun
    thea theo thijmen thijn thijs thirza thomas tijmen tijn tim timo tobias tom tomas toon trijntje tristan truus
    tycho tygo vajen valerie veerle vera victor vince vincent willem wilma wim wouter xander yara yasin yasmin yassin
    younes youssef yusuf yvonne zara zeynep zoe zoë
"""
FIRST_NAMES = frozenset(_NAMES.split())
