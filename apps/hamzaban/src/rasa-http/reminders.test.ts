import { expect, it } from 'vitest';
import { actionsOf, startRasaServer } from './fixtures/rasa-server-under-test.ts';

it('a reminder of an action is acted on in its conversation', async () => {
  const actionServer = actionsOf(async (name) =>
    name === 'action_remind'
      ? [
          {
            event: 'reminder',
            intent: 'greet',
            entities: { city: 'قم' },
            date_time: new Date(Date.now() + 50).toISOString(),
            name: 'later',
            kill_on_user_msg: false,
          },
        ]
      : [],
  );
  const server = await startRasaServer({ actionServer });
  await server.say('a', '/stop');
  const told = async () => {
    const { body } = await server.call('GET', '/conversations/a/tracker');
    return body.events.map(({ text }: { text?: string }) => text);
  };
  await expect.poll(told, { timeout: 10_000 }).toContain('EXTERNAL: greet');
  expect(await told()).toContain('سلام!');
  await server.close();
});
