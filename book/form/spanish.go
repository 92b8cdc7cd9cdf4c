package form

// PlainSpanish are the like in Spanish, for the sheet that a person keeps. Sorted.
var PlainSpanish = [...]string{
	"a", "abril", "acepte", "adivine", "adversa", "agosto", "ahora", "al", "anexo", "anotada", "apelación", "apelar",
	"aplicaron", "aplique", "aquí", "ayudarle", "banco", "cada", "carta", "cerca", "certeza", "cierre", "con", "contar",
	"contraindicado", "control", "conviene", "crédito", "cuando", "cuál", "cuándo", "cómo", "datos", "de", "decir",
	"decisión", "del", "den", "desde", "después", "determinación", "detiene", "diagnóstico", "dice", "dicen", "diciembre",
	"difieren", "diga", "dirección", "documentos", "dé", "déjeme", "día", "dígame", "e", "eficaz", "el", "ellos", "en",
	"encuentren", "enero", "entonces", "entre", "enviará", "envían", "envíenme", "envíenmela", "es", "esa", "escalonada",
	"escriba", "escrita", "escrito", "eso", "espera", "esta", "estable", "este", "está", "excepción", "existe", "favor",
	"fax", "febrero", "fecha", "fue", "fuente", "grupo", "guarde", "haber", "hablar", "hace", "hacerla", "haga", "hasta",
	"hay", "hoja", "hora", "hoy", "informa", "intérprete", "julio", "junio", "la", "las", "le", "leer", "ley", "llama",
	"llamada", "llaman", "llame", "llamo", "lo", "los", "mano", "marzo", "mayo", "medicamento", "miembro", "miembros", "más",
	"médica", "nacimiento", "necesidad", "necesitan", "ni", "no", "nombre", "noviembre", "número", "o", "octubre", "orden",
	"otra", "otro", "papeles", "para", "pasos", "pedir", "pero", "pida", "pide", "pido", "plan", "pluma", "podemos", "por",
	"preguntan", "preguntas", "pregunte", "presente", "primero", "prueba", "puede", "página", "que", "quien", "quieren",
	"quiero", "quién", "qué", "razón", "reacción", "receta", "recibo", "recuerda", "referencia", "registros", "regla",
	"repita", "reporta", "repítalo", "requisito", "responden", "responderá", "respuesta", "respuestas", "rápida", "salud",
	"se", "septiembre", "si", "sigue", "sitio", "sobre", "solicitud", "solo", "su", "supervisor", "sus", "suspendió", "tal",
	"tardar", "tarjeta", "teléfono", "tenga", "terapia", "terminó", "tiene", "toma", "tomado", "tomando", "tomó", "trámite",
	"u", "un", "una", "usted", "utilización", "vez", "web", "y",
}
