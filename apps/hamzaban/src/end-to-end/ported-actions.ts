import {
  Action,
  ActionExecutionRejection,
  type CollectingDispatcher,
  FollowupAction,
  FormValidationAction,
  SlotSet,
  type Tracker,
} from '@hamzaban/action-sdk';

// The Python actions of ../shared/tools/actions, line by line, to be held against them.

const stock: Readonly<Record<string, number>> = { soap: 12, bread: 0, milk: 7 };
const cuisines = ['caribbean', 'chinese', 'french', 'greek', 'indian', 'italian', 'mexican'];

class CheckExistence extends Action {
  name() {
    return 'action_check_existence';
  }

  run(dispatcher: CollectingDispatcher, tracker: Tracker) {
    const product = tracker.getLatestEntityValues('product')[0] ?? tracker.getSlot('products');
    if (product === null) throw new ActionExecutionRejection(this.name(), 'no product was named');
    const count = stock[String(product).toLowerCase()];
    if (count === undefined) {
      const buttons = [{ title: 'See categories', payload: '/discuss_products' }];
      dispatcher.utterMessage({ text: `I do not know ${product}.`, buttons });
      return [SlotSet('products', null)];
    }
    const image = 'https://example.org/p.png';
    dispatcher.utterMessage({ text: `${product}: ${count} left`, image, custom: { product, count } });
    return [SlotSet('products', product)];
  }
}

class QueryProductInfo extends Action {
  name() {
    return 'query_product_info';
  }

  run(dispatcher: CollectingDispatcher) {
    dispatcher.utterMessage({ response: 'utter_greet' });
    return [FollowupAction('action_listen')];
  }
}

class CollectProductInfo extends Action {
  name() {
    return 'collect_product_info';
  }

  run() {
    return [];
  }
}

class PlaceConfirmedOrder extends Action {
  name() {
    return 'place_confirmed_order';
  }

  run(): never {
    throw new Error('the warehouse does not answer');
  }
}

class ValidateRestaurantForm extends FormValidationAction {
  name() {
    return 'validate_restaurant_form';
  }

  validate_cuisine(value: unknown, dispatcher: CollectingDispatcher) {
    if (typeof value === 'string' && cuisines.includes(value.toLowerCase())) return { cuisine: value.toLowerCase() };
    dispatcher.utterMessage({ response: 'utter_wrong_cuisine' });
    return { cuisine: null };
  }

  validate_num_people(value: unknown, dispatcher: CollectingDispatcher) {
    // Python's int() takes no fraction in a text.
    const number = typeof value === 'string' && !/^\s*[-+]?\d+\s*$/.test(value) ? 0 : Math.trunc(Number(value));
    if (number > 0) return { num_people: number };
    dispatcher.utterMessage({ response: 'utter_wrong_num_people' });
    return { num_people: null };
  }

  validate_outdoor_seating(value: unknown, dispatcher: CollectingDispatcher) {
    if (typeof value === 'boolean') return { outdoor_seating: value };
    const text = String(value).toLowerCase();
    if (text.includes('out')) return { outdoor_seating: true };
    if (text.includes('in')) return { outdoor_seating: false };
    dispatcher.utterMessage({ response: 'utter_wrong_outdoor_seating' });
    return { outdoor_seating: null };
  }
}

/** By project. */
export const portedActions: Readonly<Record<'formbot' | 'shreyas-ecommerce', readonly Action[]>> = {
  formbot: [new ValidateRestaurantForm()],
  'shreyas-ecommerce': [
    new CheckExistence(),
    new QueryProductInfo(),
    new CollectProductInfo(),
    new PlaceConfirmedOrder(),
  ],
};
