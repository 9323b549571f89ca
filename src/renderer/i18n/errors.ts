import type { AppError, ErrorCode } from '../../shared/errors.ts';
import type { Language } from '../format.ts';
import { germanSentences } from './errors-de.ts';

/** What each kind of failure means, for sentences that carry names or figures and so stand in no table. */
export const germanByCode: Record<ErrorCode, string> = {
  'bad-input': 'Eine Angabe passt hier nicht. Bitte berichtigen Sie sie und versuchen Sie es noch einmal.',
  cancelled: 'Der Vorgang wurde abgebrochen.',
  'wrong-passphrase': 'Damit lässt sich dieser Tresor nicht öffnen. Der Tresor ist sicher.',
  'weak-passphrase': 'Diese Passphrase ist zu schwach. Nichts wurde geändert. Wählen Sie eine längere.',
  'key-file-damaged':
    'Die Schlüsseldatei vault.key ist beschädigt oder wurde verändert. Lassen Sie den Ordner, wie er ist, und holen Sie vault.key aus einer Kopie zurück.',
  'vault-damaged':
    'Eine Datei des Tresors oder einer Sicherung ist nicht heil. Lassen Sie den Ordner, wie er ist.',
  'vault-not-found': 'Hier ist kein Tresor. Nichts wurde geändert. Wählen Sie einen anderen Ordner.',
  'vault-exists': 'In diesem Ordner ist schon ein Tresor. Er wurde nicht geändert.',
  'vault-newer':
    'Das stammt von einer neueren Version von N1 Vault. Installieren Sie die neuere Version und öffnen Sie es dort.',
  'vault-in-use':
    'Dieser Tresor ist schon in einem anderen Fenster oder Programm offen. Schließen oder sperren Sie ihn dort.',
  'vault-locked': 'Der Tresor ist gesperrt. Entsperren Sie ihn und versuchen Sie es noch einmal.',
  'folder-not-writable': 'In diesen Ordner kann nicht geschrieben werden. Wählen Sie einen anderen.',
  'disk-full': 'Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  'runtime-not-official': 'Dies ist die Test-Laufzeit von N1 Vault. Sie öffnet nur erfundene Daten.',
  'model-missing':
    'Das Sprachmodell, das Ihre Worte zuordnet, ist nicht vollständig. Ihre Daten sind sicher. Installieren Sie die App neu.',
  'model-altered':
    'Eine Datei, die zur App gehört, wurde nach der Veröffentlichung verändert und daher nicht benutzt. Ihre Daten sind sicher. Installieren Sie die App neu von ihrer offiziellen Quelle.',
  'not-an-export': 'Das ist kein Export, den N1 Vault lesen kann. Wählen Sie eine andere Datei.',
  'file-truncated':
    'Eine Datei ist unvollständig: Sie wurde abgeschnitten oder verändert. Exportieren oder kopieren Sie sie noch einmal.',
  'file-unreadable': 'Eine Datei oder der Datenträger konnte nicht gelesen werden.',
  'future-day': 'Dieser Tag ist noch nicht da. Wählen Sie heute oder einen früheren Tag.',
  'not-found': 'Das ist nicht im Tresor oder nicht mehr da.',
  'refused-by-rule': 'Das lässt eine Regel nicht zu.',
  'not-available': 'Das steht hier nicht zur Verfügung.',
  internal:
    'Die App ist auf einen unerwarteten Fehler gestoßen. Was Sie vorher gespeichert haben, ist erhalten. Versuchen Sie es noch einmal; tritt der Fehler wieder auf, starten Sie die App neu.',
};

/**
 * A failure in the person's language. The main process speaks English; in German a fixed sentence is looked up,
 * and one with names or figures becomes its kind in German with the exact English words behind it, so that no
 * figure, name or advice is lost.
 */
export const errorSentence = (error: AppError, language: Language): string => {
  if (language === 'en') return error.message;
  const exact = germanSentences[error.message];
  if (exact !== undefined) return exact;
  if (error.code === 'internal') return germanByCode.internal;
  return `${germanByCode[error.code]} (Genauer, auf Englisch: ${error.message})`;
};
