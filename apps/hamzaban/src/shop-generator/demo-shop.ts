import type { ShopPlan } from './generate-shops.ts';

/** The shop that a first start makes, so that there is something to talk to. */
export const demoShop: ShopPlan = {
  id: 'demo-shop',
  name: 'فروشگاه گلگشت',
  facts: {
    shop_name: 'فروشگاه گلگشت',
    shop_phone: '۰۲۱-۸۸۰۰۱۲۳۴',
    shop_email: 'hello@golgasht.example',
    shop_address: 'تهران، خیابان ولیعصر، بالاتر از میدان ونک، پلاک ۱۲۰',
    shop_hours: 'شنبه تا چهارشنبه ۹ تا ۱۸ و پنجشنبه‌ها ۹ تا ۱۳',
    support_hours: 'هر روز ۹ تا ۲۱',
    shop_instagram: '@golgasht',
    return_days: '۷',
    shipping_cost: '۶۰ هزار تومان',
    free_shipping_from: 'یک میلیون تومان',
    shipping_time: '۲ تا ۴ روز کاری',
    shipping_methods: 'پست پیشتاز، تیپاکس و پیک (فقط تهران)',
    shipping_area: 'همهٔ شهرهای ایران',
    payment_methods: 'درگاه بانکی، کارت به کارت و کیف پول',
    refund_time: '۳ تا ۵ روز کاری',
  },
  questions: [
    {
      intent: 'plant_care',
      examples: [
        'گلدون رو هر چند روز آب بدم',
        'این گل نور مستقیم میخواد؟',
        'برگای گلم زرد شده چیکار کنم',
        'نگهداری این گیاه سخته؟',
        'شرایط نگهداری گیاه چگونه است؟',
        'har chand rooz ab bedam be in gol',
        'سانسوریا چقدر آب میخواد',
        'هفته‌ای چند بار بهش آب بدم؟',
        'کاکتوس رو جلو آفتاب بذارم یا سایه',
        'گلم داره خشک میشه چیکارش کنم',
        'نوک برگاش قهوه‌ای شده',
        'کی باید خاک گلدونو عوض کنم؟',
        'چه کودی بهش بدم',
        'تو حموم که نور نداره زنده میمونه؟',
        'زمستون هم بیرون بمونه؟',
        'گل را چگونه آبیاری کنم؟',
        'barge golam zard shode',
        'noor mikhad ya saye',
      ],
      answers: [
        'کارت نگهداری همراه هر گلدان هست: نور غیرمستقیم و هفته‌ای یک بار آب برای بیشتر گیاه‌های ما کافی است. اگر برگ‌ها زرد شده، کمتر آب بدهید و عکسش را برایمان بفرستید.',
      ],
    },
  ],
};
