import { defineMessages } from '../../i18n/define.ts';

export const welcome = defineMessages(
  {
    claim: 'Find out what works for you. Keep it to yourself.',
    staysTitle: 'It stays on this computer',
    staysText:
      'Your diary, your exports and your results are kept in one encrypted file here. There is no account.',
    sentTitle: 'Nothing is sent by itself',
    sentText: 'There is no connection unless you set one up, and then you see every byte before it leaves.',
    onlyTitle: 'Only you can open it',
    onlyText: 'Without your passphrase or your recovery key nobody can read the vault. We cannot reset it.',
    notMedical: 'Not a medical device. Talk to your clinician before you change a treatment.',

    steps: 'Steps',
    step1: 'Passphrase',
    step2: 'Recovery key',
    step3: 'Done',

    createTitle: 'Choose a passphrase',
    createText: 'Four or more unrelated words are easier to remember than signs and digits.',
    passphrase: 'Passphrase',
    onceMore: 'Once more',
    notTheSame: 'The two do not match. Type the passphrase once more.',
    typeOne: 'Type a passphrase first.',
    strengthNone: 'Judged on this computer as you type; nothing of it is kept.',
    strength1: 'Weak: a guessing program finds it soon. Add words that do not belong together.',
    strength2: 'Not strong enough yet. One or two more unrelated words will do.',
    strength3: 'Strong enough. One more unrelated word makes it much stronger.',
    strength3years: 'Strong: guessing it would take many years.',
    strength4: 'Very strong: guessing it would take longer than anyone can wait.',
    keptIn: 'Kept in',
    change: 'Change the folder',
    nextIsKey:
      'Next you write down or print a recovery key and type it back. It is the only way in if you forget the passphrase.',
    toKey: 'Go on to the recovery key',
    creating: 'Making the vault',

    keyTitle: 'Keep this recovery key on paper',
    keyText:
      'It opens the vault without the passphrase. It is shown only now. Keep it away from this computer, like a spare house key.',
    recoveryKey: 'Recovery key',
    copy: 'Copy',
    copied: (a: { seconds: number }, f) =>
      `Copied for ${f.plural(a.seconds, { one: '# second', other: '# seconds' })}. Other programs can read the clipboard meanwhile.`,
    copyFailed: 'Copying did not work here. Write the key down instead.',
    print: 'Print',
    haveIt: 'I have it on paper',

    typeTitle: 'Type the recovery key back',
    typeText: 'So that you know your paper is right. Small letters and missing dashes do not matter.',
    typeWrong: 'This is not the key. Compare it with your paper, group by group.',
    showAgain: 'Show the key once more',
    check: 'Check the key',
    checking: 'Checking the key',

    doneTitle: 'Your vault is ready',
    doneText: 'The passphrase opens it each day. The paper opens it if you ever forget the passphrase.',
    enter: 'Open N1 Vault',

    openTitle: 'Open your vault',
    openText: 'It is locked. Your passphrase opens it; so does your recovery key.',
    folder: 'Folder',
    noFolder: 'No folder chosen yet',
    chooseFolder: 'Choose a folder',
    needFolder: 'Choose the folder of your vault first.',
    secret: 'Passphrase or recovery key',
    open: 'Open',
    opening: 'Opening the vault',

    toOpen: 'Open a vault',
    toCreate: 'Make a new vault',
    alice: 'Look around with Alice first',
    madeUp: 'made-up data',
    preparing: 'Preparing made-up data',
    failedTitle: 'The vault was not opened',
    createFailedTitle: 'The vault was not made',

    wrongSecret:
      'This is not the passphrase of this vault. Nothing was changed. Check capitals and the keyboard layout, or type your recovery key.',
    wrongRecovery:
      'This looks like a recovery key with a typing error in it. Nothing was changed. Compare it with your paper, group by group.',
    openDevice: 'Open with the key of this computer',
    keyFileTitle: 'The key file is damaged',
    keyFileText:
      'vault.key in the folder of the vault cannot be read, so no passphrase can open it. The data beside it was not touched. Restore a backup below: it has its own key file. Or put back vault.key from a copy of the folder; vault.key.bak is the one before the last change.',
    vaultFileTitle: 'The vault is damaged',
    vaultFileText:
      'Your passphrase is right, but the data file cannot be read as it should. Nothing was deleted or changed. Restore the newest good backup, or save what can still be read.',
    inUseTitle: 'The vault is open somewhere else',
    inUseText:
      'Another window or program has it open. Nothing was changed. Close or lock it there, then open it here.',
    newerTitle: 'The vault is from a newer version',
    newerText:
      'A newer N1 Vault made or opened it. It is safe and was not changed. Install the newer version and open it there.',
    readOnlyTitle: 'The folder cannot be written to',
    readOnlyText:
      'N1 Vault may read this folder but not write to it, and a vault needs both. Nothing was changed. Give your user account the right to write, or copy the folder to a disk of this computer and open that copy.',
    notFoundTitle: 'There is no vault in this folder',
    notFoundText:
      'Nothing was changed. Choose the folder that holds vault.db and vault.key; if it lies on another disk, connect it first.',
    diskFullTitle: 'The disk is full',
    diskFullText: 'The vault is safe, but opening it needs some room. Free some space, then try again.',
    rescue: 'What you can do now',
    goodBackups: 'Good backups of this vault',
    noGoodBackups: 'No good backup was found',
    noGoodBackupsText: 'Look for a copy of the folder on another disk before you do anything else.',
    salvageText: 'What can still be read goes into a new vault; this one stays as it is.',
    salvage: 'Save what can be read',
    salvageTitle: 'Save what can be read',
    salvageHow:
      'Every row that passes its check is copied into a new vault with the same passphrase and a new recovery key. The damaged vault is only read. At the end you see what is missing.',
    salvagePick: 'Choose a folder for it',
    salvaging: 'Reading',
    salvagedAll: (a: { read: number; missing: number }, f) =>
      `Everything was saved: ${f.plural(a.read, { one: '# row', other: '# rows' })}`,
    salvagedSome: (a: { read: number; missing: number }, f) =>
      `${f.plural(a.read, { one: '# row', other: '# rows' })} saved, at least ${f.plural(a.missing, { one: '# row is', other: '# rows are' })} missing`,
    salvagedWhere: (a: { folder: string }) => `The new vault is in ${a.folder}`,
    salvagedTable: (a: { table: string; read: number; expected: number }, f) =>
      `${a.table}: ${f.number(a.read)} of ${f.number(a.expected)}`,
    salvagedKeyText:
      'This key opens the new vault without the passphrase. It is shown only now. Keep it away from this computer.',
  },
  {
    claim: 'Finden Sie heraus, was Ihnen hilft. Behalten Sie es für sich.',
    staysTitle: 'Es bleibt auf diesem Computer',
    staysText:
      'Ihr Tagebuch, Ihre Exporte und Ihre Ergebnisse liegen hier in einer verschlüsselten Datei. Es gibt kein Konto.',
    sentTitle: 'Nichts wird von selbst gesendet',
    sentText:
      'Es gibt keine Verbindung, außer Sie richten eine ein; dann sehen Sie jedes Byte, bevor es hinausgeht.',
    onlyTitle: 'Nur Sie können ihn öffnen',
    onlyText:
      'Ohne Ihre Passphrase oder Ihren Wiederherstellungsschlüssel kann niemand den Tresor lesen. Wir können sie nicht zurücksetzen.',
    notMedical:
      'Kein Medizinprodukt. Sprechen Sie mit Ihrer Ärztin oder Ihrem Arzt, bevor Sie eine Behandlung ändern.',

    steps: 'Schritte',
    step1: 'Passphrase',
    step2: 'Schlüssel',
    step3: 'Fertig',

    createTitle: 'Wählen Sie eine Passphrase',
    createText: 'Vier oder mehr Wörter ohne Zusammenhang merkt man sich leichter als Zeichen und Ziffern.',
    passphrase: 'Passphrase',
    onceMore: 'Noch einmal',
    notTheSame: 'Die beiden stimmen nicht überein. Schreiben Sie die Passphrase noch einmal.',
    typeOne: 'Schreiben Sie zuerst eine Passphrase.',
    strengthNone: 'Wird beim Tippen auf diesem Computer beurteilt; nichts davon wird aufbewahrt.',
    strength1: 'Schwach: Ein Rateprogramm findet sie bald. Fügen Sie Wörter ohne Zusammenhang hinzu.',
    strength2: 'Noch nicht stark genug. Ein oder zwei weitere Wörter ohne Zusammenhang genügen.',
    strength3: 'Stark genug. Ein weiteres Wort macht sie viel stärker.',
    strength3years: 'Stark: Sie zu erraten würde viele Jahre dauern.',
    strength4: 'Sehr stark: Sie zu erraten würde länger dauern, als jemand warten kann.',
    keptIn: 'Ort',
    change: 'Ordner ändern',
    nextIsKey:
      'Danach schreiben oder drucken Sie einen Wiederherstellungsschlüssel und tippen ihn ab. Er ist der einzige Weg hinein, wenn Sie die Passphrase vergessen.',
    toKey: 'Weiter zum Wiederherstellungsschlüssel',
    creating: 'Der Tresor wird angelegt',

    keyTitle: 'Bewahren Sie diesen Schlüssel auf Papier auf',
    keyText:
      'Er öffnet den Tresor ohne die Passphrase. Er wird nur jetzt gezeigt. Bewahren Sie ihn getrennt von diesem Computer auf, wie einen Ersatzschlüssel.',
    recoveryKey: 'Wiederherstellungsschlüssel',
    copy: 'Kopieren',
    copied: (a, f) =>
      `Für ${f.plural(a.seconds, { one: '# Sekunde', other: '# Sekunden' })} kopiert. Andere Programme können die Zwischenablage so lange lesen.`,
    copyFailed: 'Das Kopieren hat hier nicht geklappt. Schreiben Sie den Schlüssel ab.',
    print: 'Drucken',
    haveIt: 'Ich habe ihn auf Papier',

    typeTitle: 'Tippen Sie den Schlüssel ab',
    typeText: 'Damit Sie wissen, dass Ihr Papier stimmt. Kleinbuchstaben und fehlende Striche machen nichts.',
    typeWrong: 'Das ist nicht der Schlüssel. Vergleichen Sie ihn Gruppe für Gruppe mit Ihrem Papier.',
    showAgain: 'Schlüssel noch einmal zeigen',
    check: 'Schlüssel prüfen',
    checking: 'Der Schlüssel wird geprüft',

    doneTitle: 'Ihr Tresor ist bereit',
    doneText:
      'Die Passphrase öffnet ihn jeden Tag. Das Papier öffnet ihn, falls Sie die Passphrase vergessen.',
    enter: 'N1 Vault öffnen',

    openTitle: 'Öffnen Sie Ihren Tresor',
    openText: 'Er ist gesperrt. Ihre Passphrase öffnet ihn, ebenso Ihr Wiederherstellungsschlüssel.',
    folder: 'Ordner',
    noFolder: 'Noch kein Ordner gewählt',
    chooseFolder: 'Ordner wählen',
    needFolder: 'Wählen Sie zuerst den Ordner Ihres Tresors.',
    secret: 'Passphrase oder Wiederherstellungsschlüssel',
    open: 'Öffnen',
    opening: 'Der Tresor wird geöffnet',

    toOpen: 'Tresor öffnen',
    toCreate: 'Neuen Tresor anlegen',
    alice: 'Erst mit Alice umsehen',
    madeUp: 'erfundene Daten',
    preparing: 'Erfundene Daten werden vorbereitet',
    failedTitle: 'Der Tresor wurde nicht geöffnet',
    createFailedTitle: 'Der Tresor wurde nicht angelegt',

    wrongSecret:
      'Das ist nicht die Passphrase dieses Tresors. Nichts wurde geändert. Prüfen Sie Großschreibung und Tastaturbelegung, oder tippen Sie Ihren Wiederherstellungsschlüssel.',
    wrongRecovery:
      'Das sieht nach einem Wiederherstellungsschlüssel mit einem Tippfehler aus. Nichts wurde geändert. Vergleichen Sie ihn Gruppe für Gruppe mit Ihrem Papier.',
    openDevice: 'Mit dem Schlüssel dieses Computers öffnen',
    keyFileTitle: 'Die Schlüsseldatei ist beschädigt',
    keyFileText:
      'vault.key im Ordner des Tresors ist nicht lesbar, darum kann keine Passphrase ihn öffnen. Die Daten daneben wurden nicht angerührt. Stellen Sie unten eine Sicherung wieder her: Sie hat ihre eigene Schlüsseldatei. Oder legen Sie vault.key aus einer Kopie des Ordners zurück; vault.key.bak ist die vor der letzten Änderung.',
    vaultFileTitle: 'Der Tresor ist beschädigt',
    vaultFileText:
      'Ihre Passphrase stimmt, aber die Datendatei lässt sich nicht richtig lesen. Nichts wurde gelöscht oder geändert. Stellen Sie die neueste gute Sicherung wieder her oder retten Sie, was noch lesbar ist.',
    inUseTitle: 'Der Tresor ist anderswo offen',
    inUseText:
      'Ein anderes Fenster oder Programm hat ihn geöffnet. Nichts wurde geändert. Schließen oder sperren Sie ihn dort und öffnen Sie ihn dann hier.',
    newerTitle: 'Der Tresor ist von einer neueren Version',
    newerText:
      'Ein neueres N1 Vault hat ihn angelegt oder geöffnet. Er ist unversehrt und wurde nicht geändert. Installieren Sie die neuere Version und öffnen Sie ihn dort.',
    readOnlyTitle: 'In den Ordner kann nicht geschrieben werden',
    readOnlyText:
      'N1 Vault darf diesen Ordner lesen, aber nicht beschreiben, und ein Tresor braucht beides. Nichts wurde geändert. Geben Sie Ihrem Benutzerkonto das Recht dazu, oder kopieren Sie den Ordner auf einen Datenträger dieses Computers und öffnen Sie die Kopie.',
    notFoundTitle: 'In diesem Ordner ist kein Tresor',
    notFoundText:
      'Nichts wurde geändert. Wählen Sie den Ordner mit vault.db und vault.key; liegt er auf einem anderen Datenträger, schließen Sie ihn zuerst an.',
    diskFullTitle: 'Der Datenträger ist voll',
    diskFullText:
      'Der Tresor ist unversehrt, aber ihn zu öffnen braucht etwas Platz. Schaffen Sie Platz und versuchen Sie es noch einmal.',
    rescue: 'Was Sie jetzt tun können',
    goodBackups: 'Gute Sicherungen dieses Tresors',
    noGoodBackups: 'Keine gute Sicherung gefunden',
    noGoodBackupsText:
      'Suchen Sie zuerst nach einer Kopie des Ordners auf einem anderen Datenträger, bevor Sie etwas anderes tun.',
    salvageText: 'Was noch lesbar ist, kommt in einen neuen Tresor; dieser bleibt, wie er ist.',
    salvage: 'Lesbares retten',
    salvageTitle: 'Lesbares retten',
    salvageHow:
      'Jede Zeile, die ihre Prüfung besteht, kommt in einen neuen Tresor mit derselben Passphrase und einem neuen Wiederherstellungsschlüssel. Der beschädigte Tresor wird nur gelesen. Am Ende sehen Sie, was fehlt.',
    salvagePick: 'Ordner dafür wählen',
    salvaging: 'Wird gelesen',
    salvagedAll: (a, f) => `Alles gerettet: ${f.plural(a.read, { one: '# Zeile', other: '# Zeilen' })}`,
    salvagedSome: (a, f) =>
      `${f.plural(a.read, { one: '# Zeile', other: '# Zeilen' })} gerettet, mindestens ${f.plural(a.missing, { one: '# Zeile fehlt', other: '# Zeilen fehlen' })}`,
    salvagedWhere: (a) => `Der neue Tresor liegt in ${a.folder}`,
    salvagedTable: (a, f) => `${a.table}: ${f.number(a.read)} von ${f.number(a.expected)}`,
    salvagedKeyText:
      'Dieser Schlüssel öffnet den neuen Tresor ohne die Passphrase. Er wird nur jetzt gezeigt. Bewahren Sie ihn getrennt von diesem Computer auf.',
  },
);
