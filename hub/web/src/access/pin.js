// Which work number has a PIN in this browser; the PIN itself is nowhere in the page.
const NUMBER = 'yichuang.pin.number';

/** The number that last set a PIN here, or ''. */
export function pinNumber() {
  try {
    return localStorage.getItem(NUMBER) ?? '';
  } catch {
    return ''; // storage may be forbidden
  }
}

export function rememberPinNumber(number) {
  try {
    localStorage.setItem(NUMBER, number);
  } catch {
    // typed anew then
  }
}

/** Whether an account serves and does nothing else: only such a one signs in with a PIN. */
export function mayUsePin(roles) {
  return roles.length > 0 && roles.every((role) => role === 'window_staff' || role === 'guide');
}
