"""Words that are names, too, and words that people write in a box for a name besides one."""

PEOPLE = """
child not known unknown the his her their of and mother father mum dad brother sister half step uncle aunt aunty
cousin friend grandmother grandfather nan grandad parent parents carer adult boy girl baby neighbour partner mr mrs
ms miss dr
"""
WORDS = """
amber an angel april art august autumn baker banks basil bay be bell bill bird bishop black bond bright brook brooks
brown buck buddy bush butcher carpenter carter case cash chance charity cherry chip christian church clay
clementine cliff cole cook court cross crystal daisy dale dawn day dean destiny do dot drew dusty earl east ember
eve ever faith fern field fields fisher flora forest fox frank friday gardener gates gay gill ginger glen gold good
grace grant gray green grey guy hall hand hands harmony hart hazel head heath heather herb hill holly honey hook
hope house hunt hunter india iris ivory ivy jack jade jasmine jewel joy june king kit knight lance lane laurel law
leaf levy liberty lily link little london long lord love low lucky major mann march marina mark marsh marvel mason
max may melody mercy miles mills misty monday moon moore more nick noble norm north ocean olive pace page paris park
parks pat patience peace pearl penny pepper phoenix pink pip pool poole pope poppy porter power precious price
prince race ray read reed reign rice rich river rivers rob rocky rose royal ruby rush rusty saffron sage sailor
sandy scout see self sharp shepherd shore short sing skip sky small snow so sonny south speed spring stack star
steel sterling stone storm street strong sue summer sunday sunny sweet swift tad taylor temple to trinity true
tuesday unity vale van velvet victor vine violet wade walker wall ward waters way webb wells west white will willow
winner winter wise wolf wood woods worth wren york young
"""
