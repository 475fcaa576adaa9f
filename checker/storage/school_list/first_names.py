"""First names that are common in Dutch schools, by which a column of people is told from one of devices."""

_NAMES = """
    aad aaron abdel abel adam adri adriaan ahmed aisha albert aldo alex alexander ali alie alwin amber amin amina amir
    amy anas andre andrea angela angelique anita anja anke anna anne annelies annemarie annemiek annet annette annika
    anouk ans antje antoinette anton arend arie arjan arno arnold arthur astrid auke ayoub barbara barend bart bas
    bastiaan ben benjamin bente berend bernadette bernard berry bert betty bianca bilal boaz bob bram brigitte britt
    carin carla carlijn carola carolien caroline casper chantal charles charlotte chris christa christiaan christian
    christine cindy claudia coby coen conny cor corine corrie daan damian daniel daphne david debby dennis dewi dex
    diana dianne dick diederik dina dineke dirk dorien dorine dylan edith edwin eefje eelco egbert elin eline elisa
    elise ella ellen ellie ellis elly elma els elsbeth elske emiel emily emma emmy eric erica erik erika ernst erwin
    esmee ester esther eva evelien evert evi ewoud ewout fabian fatima fay feline felix fem femke fenna fenneke ferry
    fien finn fleur floor floris francien frank franka frans fred frederik freek frits gea geertje geke gerard gerben
    gerda germa gerrie gerrit gert gijs gijsbert gonny greetje guus guusje hamza hanna hannah hanneke hans harm harry
    hasan hassan heleen henk hennie henny henriette herman hester hetty hidde hilda hilde hilly hugo ibrahim ilse imane
    imran ineke inge ingeborg ingrid irene iris irma isa isabel isabella ivo jaap jack jaco jacob jacqueline jaimy james
    jan janneke jannes jannie jantine jantje jasmijn jason jasper jayden jeanet jeanine jeannette jelle jelmer jennifer
    jenny jens jeroen jesse jessica jet jill jim joep johan johannes john joke jolanda jolien joost jordy jorien jorinde
    joris jos jose joshua josien josje judith jules julia julian julie juliette jurgen jurre justin karel karen karim
    karin karlijn karst kasper katja kees kevin khadija kim kirsten kitty klaas koen koos kyan lars laura lauren laurens
    lena lenie lenn leny leo leon leonie leontine levi lex liam lianne lidy lieke lieneke lies liesbeth liesje lily lina
    linda lisa lisanne lisette liv liz lize loek loes lois lola lonneke lotte lou louise luc luca lucas lucia luka lukas
    luna luuk lydia lynn maaike maarten madelon mads maja manon marc marcel marco margreet margriet maria marian
    marianne marieke marije marijke mariska marit marja marjan marjo marjolein mark marleen marlies marloes martijn
    martin martine mason mathijs mathilde mats matthijs maud max maxime mees mehdi mehmet meike melanie melissa merel
    merijn mia michael michel michelle mieke mik mike mila milan miranda mirella miriam mirjam mirte mirthe mohamed
    mohammad mohammed moniek monique moos morris mounir mustafa myrthe nadia nanda naomi natalie natasja nathalie
    nelleke nelly netty nick nico nicole nicolette nicolien niels nienke nina noa noah noor noortje nora norah noud nour
    nova nynke olaf olav oliver olivia omar oscar otis otto owen pascal patricia patrick paul paula paulien peter petra
    petri phileine philip pien piet pieter pieternel pim pleun puck quinn rachid ramon raoul rayan rebecca renate rene
    rens ria rianne rick rik riley robert robin roel romee romy ronald ronan ronnie roosmarijn rosa rosalie ruben ruth
    ruud ryan saar sabina sabine sacha salma sam sami samir samuel sander sandra sanne sara sarah saskia sebastiaan sem
    senna sep sevda sharon sheila sien sil silvia simon simone sjaak sjoerd sjors sofia sofie sonja sophia sophie stan
    stef stefan stella sten stephanie steven stijn sue susan suus suzan suzanne sven sylvia sylvie tamara tanja tara
    tess tessa teun teuntje thea theo thijmen thijn thijs thirza thomas tijmen tijn tim timo tineke tjitske tobias tom
    tomas tonnie tonny toon trijntje tristan truus tycho tygo ursula vajen valerie veerle vera veronique victor vince
    vincent wendel wendy wiebe wiesje wietske wilco wilfred willem willemijn willy wilma wim wouter xander yara yasin
    yasmin yassin yolanda younes youssef yusuf yvette yvon yvonne zara zeynep zoe zoë
"""
FIRST_NAMES = frozenset(_NAMES.split())
