shared-title = Mit Tincan geteilt
shared-choose = Öffne einen Raum: Dies kommt dort ins Nachrichtenfeld, und du entscheidest, ob du es sendest.
shared-missing = Was geteilt wurde, ist hier nicht angekommen. Teile es noch einmal.
