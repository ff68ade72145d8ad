# Custom actions, for what texts alone cannot do. Run them with rasa-sdk, list their names under `actions:` in
# domain.yml, and name the server's address in endpoints.yml.
#
# from rasa_sdk import Action
#
#
# class ActionTrackOrder(Action):
#     def name(self):
#         return "action_track_order"
#
#     def run(self, dispatcher, tracker, domain):
#         dispatcher.utter_message(text=f"سفارش {tracker.get_slot('order_number')} در راه است.")
#         return []
