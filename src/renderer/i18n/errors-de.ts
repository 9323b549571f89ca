/**
 * German of the main process's fixed sentences, by their exact English. A test holds each key against the
 * sources, so a sentence that is reworded there fails here instead of falling back unnoticed.
 */
export const germanSentences: Readonly<Record<string, string>> = {
  'This request did not come from the app. Nothing was changed.':
    'Diese Anfrage kam nicht aus der App. Nichts wurde geändert.',
  'There are too many saved mappings, or this one is not complete. Nothing was changed.':
    'Es sind zu viele Zuordnungen gespeichert, oder diese ist nicht vollständig. Nichts wurde geändert.',
  'This is no day of the calendar. Nothing was changed.':
    'Das ist kein Tag des Kalenders. Nichts wurde geändert.',
  'The name of the model looks like llama3.2:3b. Nothing was changed.':
    'Der Name des Modells sieht aus wie llama3.2:3b. Nichts wurde geändert.',
  'What would be sent has changed. Nothing was sent: please look at it again.':
    'Was gesendet würde, hat sich geändert. Nichts wurde gesendet: Bitte sehen Sie es noch einmal an.',
  'To let this computer remember the key, your passphrase is needed.':
    'Damit sich dieser Computer den Schlüssel merkt, wird Ihre Passphrase gebraucht.',
  'The trial has no such arm. Nothing was changed.':
    'Der Versuch hat keinen solchen Arm. Nichts wurde geändert.',
  'This backup belongs to another vault than the one in this folder. Nothing was changed. Restore it into an empty folder.':
    'Diese Sicherung gehört zu einem anderen Tresor als dem in diesem Ordner. Nichts wurde geändert. Stellen Sie sie in einem leeren Ordner wieder her.',
  'The simulation was stopped. Nothing was changed.':
    'Die Simulation wurde angehalten. Nichts wurde geändert.',
  'The computation was stopped. Nothing was changed.':
    'Die Rechnung wurde angehalten. Nichts wurde geändert.',
  'The import was cancelled. Nothing of it stays in your vault; earlier data is unchanged.':
    'Das Einlesen wurde abgebrochen. Nichts davon bleibt in Ihrem Tresor; frühere Daten sind unverändert.',
  'The preview was stopped. Nothing was imported.': 'Die Vorschau wurde angehalten. Nichts wurde eingelesen.',
  'The disk is full, so this was not saved. Everything saved before is safe. Free some space, then try again.':
    'Der Datenträger ist voll, daher wurde dies nicht gespeichert. Alles, was vorher gespeichert war, ist sicher. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  'The file could not be written there. The result is safe in the vault. Choose another folder.':
    'Die Datei konnte dort nicht geschrieben werden. Das Ergebnis ist sicher im Tresor. Wählen Sie einen anderen Ordner.',
  'The file could not be written there. The release is safe in the vault, and saving it again costs nothing. Choose another folder.':
    'Die Datei konnte dort nicht geschrieben werden. Die Freigabe ist sicher im Tresor, und sie noch einmal zu speichern kostet nichts. Wählen Sie einen anderen Ordner.',
  'The computation stopped unexpectedly. Your data is safe. Please try again.':
    'Die Rechnung hat unerwartet aufgehört. Ihre Daten sind sicher. Bitte versuchen Sie es noch einmal.',
  'The computation failed. Your data is safe. Please try again.':
    'Die Rechnung ist gescheitert. Ihre Daten sind sicher. Bitte versuchen Sie es noch einmal.',
  'The posterior of these data has a shape that this engine cannot compute reliably, so it gives no answer. Your data are safe. Please report this with the analysis exported.':
    'Die Posterior-Verteilung dieser Daten hat eine Form, die dieses Programm nicht verlässlich berechnen kann; deshalb gibt es keine Antwort. Ihre Daten sind sicher. Bitte melden Sie das zusammen mit der exportierten Auswertung.',
  'This import was begun by another version of N1 Vault and cannot go on. Nothing of it counts. Import the files again.':
    'Dieses Einlesen wurde von einer anderen Version von N1 Vault begonnen und kann nicht weitergehen. Nichts davon zählt. Lesen Sie die Dateien noch einmal ein.',
  'Matching your words is not possible on this computer: its runtime (onnxruntime) cannot be loaded. Your data is safe and everything else works.':
    'Auf diesem Computer können Ihre Worte nicht zugeordnet werden: Die Laufzeit dafür (onnxruntime) lässt sich nicht laden. Ihre Daten sind sicher, und alles andere funktioniert.',
  'Reminders are not available here. Nothing was changed.':
    'Erinnerungen gibt es hier nicht. Nichts wurde geändert.',
  'The local model did not answer in the form that was asked for, so nothing was used. Your ideas rest on the catalogue as before. Try again, or take another model.':
    'Das lokale Modell hat nicht in der verlangten Form geantwortet, daher wurde nichts benutzt. Ihre Ideen beruhen wie zuvor auf dem Katalog. Versuchen Sie es noch einmal, oder nehmen Sie ein anderes Modell.',
  'No local model is set up, or the profile is empty. Nothing was sent.':
    'Es ist kein lokales Modell eingerichtet, oder das Profil ist leer. Nichts wurde gesendet.',
  'The local model did not answer. Your ideas rest on the catalogue as before, and nothing is lost. Start it, or check the address.':
    'Das lokale Modell hat nicht geantwortet. Ihre Ideen beruhen wie zuvor auf dem Katalog, und nichts ist verloren. Starten Sie es, oder prüfen Sie die Adresse.',
  'The service answered in a way that this version does not understand. Your summary was not sent.':
    'Der Dienst hat auf eine Weise geantwortet, die diese Version nicht versteht. Ihre Zusammenfassung wurde nicht gesendet.',
  'The service refused the request. Your ideas rest on the catalogue as before. Check the address, or try again later.':
    'Der Dienst hat die Anfrage abgelehnt. Ihre Ideen beruhen wie zuvor auf dem Katalog. Prüfen Sie die Adresse, oder versuchen Sie es später noch einmal.',
  'Only effects in days of 28, and in points of a 0 to 10 scale, can be shared. Nothing was released.':
    'Nur Wirkungen in Tagen von 28 und in Punkten einer Skala von 0 bis 10 können geteilt werden. Nichts wurde freigegeben.',
  'The service did not answer. Your ideas rest on the catalogue as before, and nothing is lost. Check the address, or try again later.':
    'Der Dienst hat nicht geantwortet. Ihre Ideen beruhen wie zuvor auf dem Katalog, und nichts ist verloren. Prüfen Sie die Adresse, oder versuchen Sie es später noch einmal.',
  'This import is not in the vault, or it was already undone.':
    'Dieses Einlesen ist nicht im Tresor, oder es wurde schon rückgängig gemacht.',
  'There is nothing of this measure in the vault (any more). Nothing was changed.':
    'Von dieser Messgröße ist nichts (mehr) im Tresor. Nichts wurde geändert.',
  'The catalogue of published effects is missing or damaged. Your data is safe and everything else works. Install the app again to bring it back.':
    'Der Katalog veröffentlichter Wirkungen fehlt oder ist beschädigt. Ihre Daten sind sicher, und alles andere funktioniert. Installieren Sie die App neu, um ihn zurückzuholen.',
  'There is nothing to analyse before the first answered day. Nothing was written.':
    'Vor dem ersten beantworteten Tag gibt es nichts auszuwerten. Nichts wurde geschrieben.',
  'This folder does not exist. Nothing was changed. Choose another one.':
    'Diesen Ordner gibt es nicht. Nichts wurde geändert. Wählen Sie einen anderen.',
  'There is no such release in this vault.': 'In diesem Tresor gibt es keine solche Freigabe.',
  'This trial is not in the vault.': 'Dieser Versuch ist nicht im Tresor.',
  'This backup is not there any more. Your vault was not changed.':
    'Diese Sicherung ist nicht mehr da. Ihr Tresor wurde nicht geändert.',
  'An import is already running. Wait for it or cancel it first. Nothing was changed.':
    'Es wird schon etwas eingelesen. Warten Sie darauf, oder brechen Sie es zuerst ab. Nichts wurde geändert.',
  'This result is not open yet. Nothing was worked out; it appears after the last day.':
    'Dieses Ergebnis ist noch nicht offen. Nichts wurde berechnet; es erscheint nach dem letzten Tag.',
  'This trial is still running. Its diary is safe. Decide when it has ended, or stop it first.':
    'Dieser Versuch läuft noch. Sein Tagebuch ist sicher. Entscheiden Sie, wenn er zu Ende ist, oder beenden Sie ihn zuerst.',
  'Another change of the keys is under way. Nothing was changed. Wait a moment.':
    'Eine andere Änderung der Schlüssel läuft gerade. Nichts wurde geändert. Warten Sie einen Moment.',
  'This folder was not chosen in the dialog. Nothing was written. Choose the folder again.':
    'Dieser Ordner wurde nicht im Dialog gewählt. Nichts wurde geschrieben. Wählen Sie den Ordner noch einmal.',
  'No service is set, so nothing was sent. Enter its address under Sharing first.':
    'Es ist kein Dienst eingestellt, daher wurde nichts gesendet. Geben Sie zuerst unter Teilen seine Adresse ein.',
  'Only the result of a trial that has ended can be shared. Nothing was released.':
    'Nur das Ergebnis eines beendeten Versuchs kann geteilt werden. Nichts wurde freigegeben.',
  'Two trials are running already. A third would make all of them unreadable: finish or stop one first. Nothing was started.':
    'Es laufen schon zwei Versuche. Ein dritter würde alle unlesbar machen: Führen Sie zuerst einen zu Ende, oder brechen Sie ihn ab. Nichts wurde begonnen.',
  'Another trial is still running. Two at once would blur each other: finish or stop it first.':
    'Ein anderer Versuch läuft noch. Zwei zugleich würden einander verwischen: Führen Sie ihn zuerst zu Ende, oder brechen Sie ihn ab.',
  'The trial that is running asks for the same outcome. A second one may only look at something else. Nothing was started.':
    'Der laufende Versuch fragt nach derselben Zielgröße. Ein zweiter darf nur auf etwas anderes sehen. Nichts wurde begonnen.',
  'The trial that is running switches the same thing on and off. Choose something else, or finish it first. Nothing was started.':
    'Der laufende Versuch wechselt schon dasselbe. Wählen Sie etwas anderes, oder führen Sie ihn zuerst zu Ende. Nichts wurde begonnen.',
  'This trial has ended and stays as it is. Nothing was changed.':
    'Dieser Versuch ist beendet und bleibt, wie er ist. Nichts wurde geändert.',
  'The trial is paused already. Nothing was changed.': 'Der Versuch pausiert schon. Nichts wurde geändert.',
  'The trial is not paused. Nothing was changed.': 'Der Versuch pausiert nicht. Nichts wurde geändert.',
  'This period has begun already, so it cannot be moved. Pause the trial instead. Nothing was changed.':
    'Dieser Abschnitt hat schon begonnen und kann nicht verschoben werden. Pausieren Sie stattdessen den Versuch. Nichts wurde geändert.',
  'No guess is asked for this period now. Nothing was changed.':
    'Für diesen Abschnitt wird jetzt nicht nach einer Vermutung gefragt. Nichts wurde geändert.',
  'No decision is waiting for this period. Nothing was changed.':
    'Für diesen Abschnitt wartet keine Entscheidung. Nichts wurde geändert.',
  'This trial is not blinded, so there is nothing to pack.':
    'Dieser Versuch ist nicht verblindet, es gibt also nichts zu packen.',
  'This is the test runtime of N1 Vault. It opens made-up data only, and nothing of your vault was touched. Start the app with the official Electron to open a real vault.':
    'Dies ist die Test-Laufzeit von N1 Vault. Sie öffnet nur erfundene Daten, und nichts an Ihrem Tresor wurde berührt. Starten Sie die App mit dem offiziellen Electron, um einen echten Tresor zu öffnen.',
  'This folder already holds a vault. It was not changed. Open it with its passphrase, or choose another folder for the new one.':
    'In diesem Ordner ist schon ein Tresor. Er wurde nicht geändert. Öffnen Sie ihn mit seiner Passphrase, oder wählen Sie für den neuen einen anderen Ordner.',
  'This vault is already open in another window or program. Nothing was changed. Close or lock it there, then try again.':
    'Dieser Tresor ist schon in einem anderen Fenster oder Programm offen. Nichts wurde geändert. Schließen oder sperren Sie ihn dort und versuchen Sie es noch einmal.',
  'The vault is locked. Nothing was changed. Unlock it and try again.':
    'Der Tresor ist gesperrt. Nichts wurde geändert. Entsperren Sie ihn und versuchen Sie es noch einmal.',
  'This vault was made by a newer version of N1 Vault than this one. It is safe and was not changed. Install the newer version and open it there.':
    'Dieser Tresor wurde mit einer neueren Version von N1 Vault gemacht als dieser. Er ist sicher und wurde nicht geändert. Installieren Sie die neuere Version und öffnen Sie ihn dort.',
  'There is no vault here whose backups could be listed. Nothing was changed.':
    'Hier ist kein Tresor, dessen Sicherungen sich auflisten ließen. Nichts wurde geändert.',
  'There is no vault to restore into. Nothing was changed. Open its folder first.':
    'Es gibt keinen Tresor, in den wiederhergestellt werden könnte. Nichts wurde geändert. Öffnen Sie zuerst seinen Ordner.',
  'There is no vault in this folder. Nothing was changed. Choose the folder that holds vault.db and vault.key, or make a new vault.':
    'In diesem Ordner ist kein Tresor. Nichts wurde geändert. Wählen Sie den Ordner mit vault.db und vault.key, oder machen Sie einen neuen Tresor.',
  'This computer does not remember the key of this vault. The vault is safe and stays locked. Unlock it with its passphrase.':
    'Dieser Computer kennt den Schlüssel dieses Tresors nicht. Der Tresor ist sicher und bleibt gesperrt. Entsperren Sie ihn mit seiner Passphrase.',
  'This is not the passphrase that was valid when this backup was made. Your vault was not changed. Try the passphrase or the recovery key of that time.':
    'Das ist nicht die Passphrase, die galt, als diese Sicherung gemacht wurde. Ihr Tresor wurde nicht geändert. Versuchen Sie die Passphrase oder den Wiederherstellungsschlüssel von damals.',
  'This is not the passphrase of this vault. Nothing was changed. Try again; the recovery key does not serve here.':
    'Das ist nicht die Passphrase dieses Tresors. Nichts wurde geändert. Versuchen Sie es noch einmal; der Wiederherstellungsschlüssel gilt hier nicht.',
  'This looks like a recovery key with a typing error in it. The vault is safe and stays locked. Compare it with your printed key, group by group.':
    'Das sieht aus wie ein Wiederherstellungsschlüssel mit einem Tippfehler. Der Tresor ist sicher und bleibt gesperrt. Vergleichen Sie ihn Gruppe für Gruppe mit Ihrem gedruckten Schlüssel.',
  'This is not the passphrase of this vault. The vault is safe and stays locked. Try again, or unlock it with your recovery key.':
    'Das ist nicht die Passphrase dieses Tresors. Der Tresor ist sicher und bleibt gesperrt. Versuchen Sie es noch einmal, oder entsperren Sie ihn mit Ihrem Wiederherstellungsschlüssel.',
  'The key that this computer remembers no longer opens this vault. The vault is safe and stays locked. Unlock it with its passphrase.':
    'Der Schlüssel, den sich dieser Computer gemerkt hat, öffnet diesen Tresor nicht mehr. Der Tresor ist sicher und bleibt gesperrt. Entsperren Sie ihn mit seiner Passphrase.',
};
