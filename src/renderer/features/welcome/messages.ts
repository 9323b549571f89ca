import { defineMessages } from '../../i18n/define.ts';

export const welcome = defineMessages(
  {
    claim: 'Find out what works for you. Keep it to yourself.',
    staysTitle: 'It stays on this computer',
    staysText:
      'Your diary, your exports and your results are kept in one encrypted file here. There is no account.',
    sentTitle: 'Nothing is sent by itself',
    sentText:
      'N1 Vault opens no network connection. What leaves is a file that you save and hand over yourself.',
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
    strength: 'Strength',
    strength0: 'Judged by length and variety only.',
    strength1: 'Weak: easy to guess. Add unrelated words.',
    strength2: 'Fair. Two more unrelated words make it strong.',
    strength3: 'Strong, by its length. One or two more words make it very strong.',
    strength4: 'Very strong, as long as nobody else has seen it.',
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
    copied: 'Copied. Other programs can read the clipboard: copy something else when you are done.',
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
  },
  {
    claim: 'Finden Sie heraus, was Ihnen hilft. Behalten Sie es für sich.',
    staysTitle: 'Es bleibt auf diesem Computer',
    staysText:
      'Ihr Tagebuch, Ihre Exporte und Ihre Ergebnisse liegen hier in einer verschlüsselten Datei. Es gibt kein Konto.',
    sentTitle: 'Nichts wird von selbst gesendet',
    sentText:
      'N1 Vault baut keine Netzverbindung auf. Hinaus geht nur eine Datei, die Sie selbst speichern und weitergeben.',
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
    strength: 'Stärke',
    strength0: 'Beurteilt nur nach Länge und Vielfalt.',
    strength1: 'Schwach: leicht zu erraten. Fügen Sie Wörter ohne Zusammenhang hinzu.',
    strength2: 'Mittel. Zwei weitere Wörter machen sie stark.',
    strength3: 'Stark, nach der Länge. Ein oder zwei weitere Wörter machen sie sehr stark.',
    strength4: 'Sehr stark, solange niemand sonst sie gesehen hat.',
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
    copied:
      'Kopiert. Andere Programme können die Zwischenablage lesen: Kopieren Sie etwas anderes, wenn Sie fertig sind.',
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
  },
);
