/**
 * Puts a text on the clipboard without asking for a permission, which the app denies to every page: through a
 * selection and the copy command of the document, within the press of a button.
 */
export const copyText = (text: string): boolean => {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'vh';
  area.setAttribute('aria-hidden', 'true');
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
};
