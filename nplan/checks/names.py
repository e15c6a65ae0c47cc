"""First names and surnames that are common in Sweden, and titles that stand before a name.

The lists are written for nplan from general knowledge of what people in Sweden are called; no
register or statistics is copied. They are far from whole, so a name that is not in them says
nothing.
"""

FIRST_NAMES = frozenset(
    """
    Abbas Abdi Abdullah Abdulrahman Adam Adnan Agata Agnes Agneta Agnieszka Ahmad Ahmed Aisha Alaa
    Albert Albin Aleksandra Alex Alexander Alexandra Alfred Algot Ali Alice Alicia Alma Alva Alvar
    Alvin Amal Amanda Amelia Amina Amir Amira Anders Andrea Andreas Andrzej Anette Anita Anja Anki
    Ann Anna Anneli Annelie Annette Annica Annie Annika Anton Antonia Arne Aron Artur Arvid Arwa
    Asta Astrid August Aurora Axel Aya Barbro Bassam Beatrice Bengt Benjamin Berit Bernt Bert Bertil
    Bilal Birger Birgit Birgitta Bjarne Björn Bo Boel Bojan Britt Britta Bror Börje Camilla Carin
    Carina Carl Carola Caroline Casper Catarina Catharina Cecilia Charles Charlie Charlotta
    Charlotte Christel Christer Christian Christin Christina Christine Christoffer Christopher Claes
    Clara Conny Cornelia Curt Dag Dagny Daniel Daniela Danuta David Dennis Desirée Dmytro Dragan
    Ebba Eddie Edith Edvard Edvin Einar Eleonora Elias Elin Elina Elis Elisabet Elisabeth Elise Ella
    Ellen Elliot Elmer Elsa Elvira Emelie Emil Emilia Emma Emmanuel Enok Eric Erica Erik Erika
    Erland Erling Ernst Ester Esther Eva Evelina Ewa Fabian Fadi Fanny Farah Farid Fatima Fatma
    Felicia Felix Ferdinand Filip Filippa Folke Frank Frans Fredrik Fredrika Freja Frida Frideborg
    Fritz Gabriel Gabriella Georg George Gerd Gerda Gert Gertrud Greger Greta Gudrun Gun Gunhild
    Gunilla Gunnar Gunnel Gunvor Gustaf Gustav Göran Gösta Göte Habib Hadi Hala Halina Hamid Hampus
    Hanan Hanna Hannah Hannes Hans Harald Harriet Harry Hasan Hassan Hedda Hedvig Heidi Helen Helena
    Helene Helge Helmer Henning Henrik Henry Herbert Hilda Hilding Hilma Hjalmar Huda Hugo Huong
    Hussein Håkan Ibrahim Ida Idris Iman Ines Inga Ingalill Inge Ingeborg Ingegerd Ingela Inger
    Ingmar Ingrid Ingvar Irene Irina Iris Isa Isabella Isabelle Isak Ismail Ivan Ivar Iwona Jack
    Jacob Jakob Jamal Jan Jana Jane Janet Janne Jasmin Jasmine Jeanette Jelena Jennie Jenny Jens
    Jerker Jerry Jesper Jessica Jim Jimmy Joakim Joanna Joel Johan Johanna Johannes John Johnny
    Jolanta Jon Jonas Jonatan Jonathan Jonna Jonny Jorge Josef Josefin Josefina Josefine Joseph
    Julia Julius Juno Jörgen Kaj Kajsa Kalle Karin Karina Karl Karolina Kasper Katarina Katja Kennet
    Kenneth Kent Kenth Kerstin Kevin Khaled Khalid Kim Kjell Klara Klas Knut Konrad Krister Kristian
    Kristin Kristina Kristoffer Krzysztof Kurt Laila Lars Lasse Laura Layla Leif Leila Lena Lennart
    Leo Leon Leyla Li Liam Lilian Lilly Lina Linda Linn Linnea Linnéa Linus Lisa Lisbeth Lise
    Liselott Liselotte Lotta Louise Lova Lovis Lovisa Lucas Lucia Ludvig Lukas Lydia Magdalena
    Magnus Mahmoud Mahmud Maj Maja Majken Malena Malin Malte Manfred Manuel Marcus Margareta
    Margaretha Margit Margot Maria Mariam Mariana Marianne Marie Marika Marina Mario Marita Mark
    Marko Markus Marlene Marta Martha Martin Martina Maryam Mathias Mathilda Matilda Mats Matteo
    Mattias Maud Maurits Max Maximilian Mehmet Melissa Melker Melvin Mia Michael Michaela Michelle
    Miguel Mikael Mikaela Mila Milan Milo Mimmi Minh Minna Mira Mirjam Mirjana Moa Mohamad Mohamed
    Mohammad Mohammed Molly Mona Monica Monika Morgan Muhammad Mustafa My Måns Mårten Märta Nadia
    Nadja Nahid Natalia Natalie Nathalie Nicklas Niclas Nicolas Nicole Niklas Nikola Nils Nina Noah
    Noel Nora Nour Novalie Oksana Olav Ole Olena Olga Oliver Olivia Olle Olof Olov Omar Orvar Oscar
    Oskar Osman Ossian Ove Patric Patricia Patrik Paul Paula Pauline Per Pernilla Peter Petra Petter
    Pia Pierre Piotr Pontus Pär Rachel Ragnar Ragnhild Rakel Ralf Ramona Rania Rasmus Rebecca
    Rebecka Reidar Reza Richard Rickard Rikard Rita Robert Roberto Robin Roger Roland Rolf Ronald
    Ronja Ronny Rosa Rose-Marie Rosmarie Ruben Rune Rut Ruth Sabina Saga Said Salma Sam Sami Samir
    Samira Samuel Sandra Sanna Sara Sarah Sebastian Selma Senad Serhii Sigbritt Sigge Sigrid Sigurd
    Sigvard Simon Siri Siv Sixten Sofia Sofie Sofija Solveig Sonja Sonny Sophia Staffan Stefan
    Stella Sten Stig Stina Sture Sune Susan Susanna Susanne Svante Svea Sven Svetlana Sylvia Tage
    Teodor Teresa Terese Thea Theo Theodor Theodora Therese Thomas Thor Thorbjörn Thord Tilda Tilde
    Tim Timo Tina Tindra Tobias Tom Tomas Tommy Tony Tor Torbjörn Tord Tore Torgny Torsten Tova Tove
    Tuva Tyra Ulf Ulla Ulrik Ulrika Uno Urban Ursula Valdemar Valter Vanja Vendela Vera Veronica
    Veronika Victor Victoria Vidar Viggo Viktor Viktoria Vilde Vilgot Vilhelm Vilma Vincent Viola
    Viveca Viveka Walter Wei Wiktor Wilhelm William Wilma Yasmin Ylva Yngve Yousef Yusuf Yvonne
    Zahra Zainab Zara Zeinab Åke Åsa Örjan Östen
    """.split()
)

SURNAMES = frozenset(
    """
    Abbas Abdi Abdullah Abdullahi Abrahamsson Adamsson Adolfsson Agrell Ahlberg Ahlgren Ahlin
    Ahlqvist Ahlström Ahmad Ahmadi Ahmed Alexandersson Alfredsson Ali Allansson Alm Almgren Almqvist
    Almström Amin Anderberg Anderson Andersson Andreasson Andrén Antonsson Apelgren Appelgren
    Aronsson Arvidsson Asp Asplund Augustsson Axelsson Axén Backlund Backman Backström Begic
    Bengtsson Benjaminsson Berg Bergdahl Berger Bergfors Berggren Bergholm Bergkvist Berglind
    Berglund Bergman Bergqvist Bergsten Bergstrand Bergström Bergvall Bertilsson Birgersson Björck
    Björk Björkegren Björklund Björkman Björkqvist Björling Björnsson Blad Blixt Blom Blomberg
    Blomgren Blomkvist Blomqvist Blomster Bohlin Bolin Boman Borg Borgström Boström Brandt Bratt
    Brink Broberg Brodin Brolin Broman Brorsson Broström Bruhn Brundin Burman Bylund Byström Bäck
    Bäckman Bäckström Börjesson Carlberg Carlson Carlsson Carlström Cederberg Cedergren Cederholm
    Cederlund Chen Christensen Christensson Christiansson Claesson Clausson Dahl Dahlberg Dahlgren
    Dahlin Dahlman Dahlqvist Dahlström Danielsson Davidsson Demir Edberg Edgren Edholm Edlund Edman
    Edström Edvardsson Eek Ehn Einarsson Ek Ekberg Ekblad Ekblom Ekdahl Ekelund Ekengren Ekholm
    Eklund Eklöf Ekman Ekström Ekvall Elfström Eliasson Elmgren Elofsson Emanuelsson Emilsson Enberg
    Engberg Engdahl Englund Engman Engqvist Engström Engvall Enqvist Ericson Ericsson Eriksson
    Erlandsson Ernstsson Fagerberg Fagerlund Fagerström Falk Farah Ferm Fernandez Fernström Fors
    Forsberg Forsell Forsgren Forslund Forsman Forssell Forsström Frank Fransson Franzén Fredin
    Fredriksson Friberg Frid Fridh Fridlund Frisk Fritzson Frost Fröberg Fält Garcia Georgsson
    Gradin Grahn Gran Granath Granberg Granlund Granqvist Granström Grip Grönberg Grönlund Grönqvist
    Gunnarsson Gustafson Gustafsson Gustavsson Göransson Haddad Hagberg Hagelin Haglund Hagman
    Hagström Haile Hall Hallberg Hallgren Hallin Hallqvist Hallström Hamid Hammar Hammarberg
    Hammarström Hansen Hansson Haraldsson Hassan Hassani Hasselberg Hedberg Hedenström Hedin Hedlund
    Hedman Hedqvist Hedström Hedén Heed Helgesson Hellberg Hellgren Hellman Hellqvist Hellsten
    Hellström Henningsson Henriksson Hermansson Hjalmarsson Hjelm Hjort Hjorth Hoang Hodzic
    Holgersson Holm Holmberg Holmgren Holmkvist Holmlund Holmqvist Holmström Holst Hosseini Hugosson
    Hult Hultgren Hultman Hultqvist Hussein Huynh Håkansson Hållén Hägg Häggblom Häggkvist Häggström
    Högberg Höglund Ibrahim Ingemarsson Ingvarsson Isaksen Isaksson Ismail Israelsson Ivarsson
    Jacobson Jacobsson Jakobsson Jama Janson Jansson Jensen Jeppsson Jernberg Johannesson
    Johannisson Johansen Johansson Johnson Johnsson Jonasson Jonsson Josefsson Jovanovic Juhlin
    Järvinen Jönsson Jörgensen Kaplan Karim Karlberg Karlgren Karlsson Karlström Kaya Khalil Khan
    Khoury Kihlberg Kilic Kindberg Kjellberg Kjellgren Kjellin Kjellman Kjellström Klasson Klingberg
    Knutsson Korhonen Kovacs Kovalenko Kowalski Kraft Krantz Kristensen Kristensson Kristiansson
    Kristoffersson Kron Kullberg Kumar Kvarnström Kvist Källberg Källgren Källström Lagerberg
    Lagergren Lagerkvist Lagerqvist Lagerström Landberg Landgren Landin Landström Lantz Larsen
    Larsson Laurin Le Leander Lehtonen Leijon Lennartsson Levin Li Lidberg Lidström Lidén Lilja
    Liljeberg Liljegren Liljeström Lind Lindahl Lindberg Lindblad Lindblom Lindborg Linde Lindell
    Lindelöf Linder Lindfors Lindgren Lindh Lindholm Lindkvist Lindman Lindmark Lindqvist Lindroth
    Lindskog Lindstrand Lindström Lindvall Lindén Linnarsson Liu Ljung Ljungberg Ljunggren Ljungman
    Ljungqvist Ljungström Lopez Lorentzon Lovén Ludvigsson Lund Lundahl Lundberg Lundblad Lundell
    Lundgren Lundh Lundholm Lundin Lundkvist Lundman Lundmark Lundqvist Lundström Lundvall Lundén
    Löf Löfgren Löfqvist Löfstedt Löfström Löfving Lönn Lönnberg Lönnqvist Magnusson Malm Malmberg
    Malmborg Malmgren Malmqvist Malmsten Malmström Mansour Mansson Marklund Markström Martinez
    Martinsson Matsson Mattisson Mattson Mattsson Melander Melin Mellberg Mellgren Melnyk
    Michaelsson Mikaelsson Moberg Modig Modin Mohamed Mohammadi Mohammed Molander Molin Morales
    Mustafa Månsson Mårtensson Möller Mörk Müller Nasir Ndiaye Neuman Nguyen Nicklasson Nielsen
    Nieminen Niklasson Nikolic Nilsen Nilson Nilsson Norberg Nord Nordahl Nordberg Nordgren Nordh
    Nordin Nordkvist Nordlander Nordlund Nordmark Nordqvist Nordström Nordvall Nordén Norell Norgren
    Norgård Norlander Norlin Norling Norman Norrman Norström Norén Novak Nowak Nur Nyberg Nyblom
    Nygren Nyholm Nylander Nylund Nyman Nyqvist Nyström Näslund Oden Ohlin Ohlson Ohlsson Olausson
    Olofsson Olovsson Olsen Olson Olsson Omar Oskarsson Osman Ottosson Palm Palmberg Palme Palmgren
    Palmqvist Paulsson Persson Petersen Petersson Petersén Petrovic Pettersson Pham Pihl Popovic
    Pålsson Pärsson Quist Qvarnström Qvist Rahimi Ramberg Rashid Rask Rasmussen Rehn Reza Ringström
    Risberg Rodriguez Roos Ros Rosberg Rosenberg Rosengren Rosenqvist Roslund Rosén Roth Rundberg
    Rundgren Rundqvist Runesson Ryberg Rydberg Rydell Ryding Rydström Rydén Rönn Rönnberg Rönnqvist
    Sahin Sahlberg Sahlin Said Saleh Salem Salomonsson Samuelson Samuelsson Sanchez Sandahl Sandberg
    Sandell Sandgren Sandin Sandqvist Sandström Sandén Shevchenko Singh Sjöberg Sjöblom Sjödahl
    Sjödin Sjögren Sjöholm Sjölander Sjölin Sjölund Sjöman Sjöqvist Sjöstedt Sjösten Sjöstrand
    Sjöström Sjövall Skog Skoglund Skogström Skoog Sköld Smedberg Smith Stark Stefansson Stenberg
    Stenman Stenmark Stenqvist Stenström Sterner Strand Strandberg Strandell Strid Ström Strömbeck
    Strömberg Strömgren Strömqvist Ståhl Stål Stålberg Svahn Svalberg Svanberg Svanström Svantesson
    Svedberg Svedin Svedlund Svenningsson Svensson Svärd Swahn Swärd Säfström Söder Söderberg
    Söderblom Södergren Söderholm Söderlind Söderlund Söderman Söderqvist Söderström Sörensen Tapper
    Tekle Teng Tesfay Thelander Thelin Theorin Thor Thorsell Thorén Thulin Thunberg Thuresson
    Tillman Torstensson Tran Trulsson Tuomi Turesson Törnblom Törnkvist Törnqvist Uddin Ullman
    Unosson Vesterlund Vestin Viberg Victorsson Viklund Vikström Vilhelmsson Virtanen Wahl Wahlberg
    Wahlgren Wahlqvist Wahlström Wall Wallberg Wallenberg Wallgren Wallin Wallman Wallström Wallén
    Wang Warsame Wedin Wennberg Wennerberg Wennerström Wennström Werner Westberg Wester Westerberg
    Westerdahl Westergren Westerlund Westin Westling Westlund Westman Wiberg Wickström Widell
    Widmark Widén Wigren Wik Wikberg Wiklund Wikman Wikström Wilhelmsson Willén Winberg Winblad
    Wingren Winqvist Wolff Wu Yildiz Yilmaz Youssef Yusuf Zetterberg Zettergren Zetterlund
    Zetterström Zhang Åberg Ågren Åhlin Åhlund Åhman Åkerberg Åkerblom Åkerlund Åkerman Åkerström
    Åkesson Ålander Ångström Åström Öberg Ödman Öhlund Öhman Öhrn Öman Öst Östberg Österberg
    Östergren Östergård Österlund Österman Östling Östlund Östman
    """.split()
)

COMMON_WORDS = frozenset(
    """
    Asta August Aurora Axel Björn Bo Charlie Dag Ester Folke Frank Iris Jack Kaj Karl Kim Leo Linda
    Linn Lova Lucia Maj Mark Max Melker Mia Mila Mira Moa My Nora Nour Per Robin Rosa Rune Saga Said
    Stella Sten Stig Svea Tage Tim Tom Tor Tore Uno Urban Vera Victoria Viola
    """.split()
)
"""First names that are words, places or brands too: a title before them is not enough."""

TITLES = frozenset(
    """
    advokat advokaten boendechef borgmästare doktor dr ekonom ekonomen entreprenör entreprenören fru
    fröken företagare företagaren företagslots företagslotsen herr hr jurist juristen kamrer kollega
    kollegan kommunalråd kommunalrådet kontaktperson kontaktpersonen kyrkoherde ledamot ledamoten
    lektor lärare läraren oppositionsråd oppositionsrådet pastor politiker politikern professor
    rådgivare rådgivaren tjänsteman tjänstemannen vaktmästare vaktmästaren vd ägare ägaren
    """.split()
)

ROLES = (
    "arkitekt",
    "arkitekten",
    "assistent",
    "assistenten",
    "chef",
    "chefen",
    "direktör",
    "direktören",
    "handläggare",
    "handläggaren",
    "ingenjör",
    "ingenjören",
    "inspektör",
    "inspektören",
    "ordförande",
    "ordföranden",
    "rektor",
    "rektorn",
    "samordnare",
    "samordnaren",
    "sekreterare",
    "sekreteraren",
    "strateg",
    "strategen",
    "utvecklare",
    "utvecklaren",
)
"""How titles end: a bygglovshandläggare is a handläggare."""

PARTICLES = frozenset("af al da de del den der di el la le ter van von".split())
"""What may stand between a first name and a surname."""

PLACES = frozenset(
    """
    allé allén backe backen bro bron center centrum fond fonden gata gatan gränd gränden gymnasiet
    gymnasium hall hallen institut institutet kaj kajen kapell kapellet kulle kullen kyrka kyrkan
    museet museum park parken plats platsen priset skola skolan stadion stiftelse stiftelsen stig
    stigen stipendium torg torget trappa trappor trädgård udde väg vägen värld
    """.split()
)
"""What is called after people: a name before one of these is the place's."""
