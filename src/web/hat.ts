/** As whom somebody acts who is both a customer and on the staff: the portal's pages are the customer's. */
export type Hat = "customer" | null;

/** The hat that a page's address asks for. */
export function hatAt(pathname: string): Hat {
  return /^\/[^/]+\/my(\/|\?|$)/.test(pathname) ? "customer" : null;
}

/** The hat of the page that is open. */
export function currentHat(): Hat {
  return hatAt(location.pathname);
}
