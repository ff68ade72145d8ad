/**
 * Makes something of an object once, as long as that lives: bots that share a model then share what is made of it, and what
 * that remembers of words stands in memory once.
 */
export function onceFor<Key extends object, Made extends object>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, Made>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** The same of an object and something beside it that is nearly always the same; with another one it is made anew. */
export function onceForBoth<Key extends object, Beside, Made extends object>(
  make: (key: Key, beside: Beside) => Made,
): (key: Key, beside: Beside) => Made {
  const last = new WeakMap<Key, { readonly beside: Beside; readonly made: Made }>();
  return (key, beside) => {
    const known = last.get(key);
    if (known !== undefined && known.beside === beside) return known.made;
    const made = make(key, beside);
    last.set(key, { beside, made });
    return made;
  };
}
