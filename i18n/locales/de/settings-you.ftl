settings-you-help = Was die anderen neben dem sehen, was du schreibst. Er ändert sich sofort in jedem Raum, der hier offen ist, und wird für den nächsten behalten. Wer dich verifiziert hat, erfährt, dass du vorher anders hießt.
settings-you-save = Name speichern
settings-you-saved = So heißt du jetzt, in allen deinen Räumen.
