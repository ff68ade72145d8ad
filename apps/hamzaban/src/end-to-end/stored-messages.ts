/** All messages of a conversation, oldest first. */
export async function storedMessages(url: string, token: string, conversation: string) {
  const messages: { readonly seq: number; readonly sender: string; readonly text: string }[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const response = await fetch(`${url}/conversations/${conversation}/messages?limit=100${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`reading back: ${response.status} ${await response.text()}`);
    const page = (await response.json()) as { data: typeof messages; next_cursor: string | null };
    messages.push(...page.data);
    cursor = page.next_cursor;
  }
  return messages;
}
